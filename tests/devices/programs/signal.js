// Says what network the imp is in.
const info = imp.net.info();
const { connectedssid, rssi } = info.interface[info.active];
server.log(`${connectedssid} at ${rssi} dBm, gateway ${info.ipv4.gateway}`);
imp.scanwifinetworks((networks) => server.log(`${networks.length} network found`));
imp.setpowersave(true);
