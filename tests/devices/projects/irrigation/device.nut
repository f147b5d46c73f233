@ The garden's own settings: -D MINUTES=10 waters for longer.
@set VALVES = [5, 7]
#require "ConnectionManager.lib.nut:3.1.1"

@include "valve.nut"

cm <- ConnectionManager({ "stayConnected": true });
valves <- [
@repeat VALVES.length
    Valve(hardware.pin@{VALVES[loop.index]}),
@end
];

function water(index) {
    if (index == valves.len()) {
        cm.log("watered @{VALVES.length} beds");
        return;
    }
    valves[index].open();
    imp.wakeup(@{MINUTES || 5} * 60, function() {
        valves[index].close();
        water(index + 1);
    });
}

agent.on("water", function(_) {
    water(0);
});
