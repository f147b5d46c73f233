#require "ConnectionManager.lib.nut:3.1.1"

// A program that keeps nothing: neither its managers nor what they return. Each has callbacks under
// the same id, and minds its own.

function watch(name, settings) {
    ConnectionManager(settings)
        .onConnect(function() { agent.send(name, "online"); })
        .onDisconnect(function(expected) { agent.send(name, "offline, expected: " + expected); })
        .onNextConnect(function() { agent.send(name, "task"); })
        .setBlinkUpBehavior(CM_BLINK_ALWAYS);
}

watch("first", { "stayConnected": true });
watch("second", null);
