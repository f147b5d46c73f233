// The ways to call the constructor, the platform, and what becomes of the settings.

function use(make, how) {
    local simulated = simulate({ "boot": "warm" });
    make().connect();
    simulated.run(2);
    local text = "";
    foreach (record in simulated.trace) {
        if (["policy", "connect", "blinkup"].find(record.kind) != null) {
            text += (text == "" ? "" : ", ") + record.kind + " " + printing.text(record);
        }
    }
    print("with " + how + ": " + text + "\n");
}

use(@() ConnectionManager(), "nothing");
use(@() ConnectionManager({}), "{}");
use(@() ConnectionManager(null), "null");

local isRefused = false;
simulate({});
try {
    ConnectionManager({}, getroottable());
} catch (error) {
    isRefused = true;
}
print("the second argument is as documented: " + isRefused + "\n");

local simulated = simulate({});
local mine = ["own"];
local settings = { "checkTimeout": 7, "ackTimeout": null, "mine": mine };
local manager = ConnectionManager(settings);
manager.setBlinkUpBehavior(1).connectFor(function() {});
simulated.run(100);
local isSame = settings.len() == 3 && settings.checkTimeout == 7 &&
    settings.ackTimeout == null && settings.mine == mine && mine.len() == 1;
print("the settings are as they were: " + isSame + "\n");
