// Says what network the imp is in.
local info = imp.net.info();
local wifi = info["interface"][info.active];
server.log(wifi.connectedssid + " at " + wifi.rssi + " dBm, gateway " + info.ipv4.gateway);
imp.scanwifinetworks(function(networks) {
    server.log(networks.len() + " network found");
});
imp.setpowersave(true);
