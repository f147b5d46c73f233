// Settings that are not finite: no timer can be set for them.

local infinite = 1e30 * 1e30;
local values = [["NaN", infinite - infinite], ["infinity", infinite], ["-infinity", -infinite]];
foreach (name in ["checkTimeout", "connectTimeout"]) {
    foreach (each in values) {
        simulate({});
        local settings = {};
        settings[name] <- each[1];
        local text = "taken";
        try {
            ConnectionManager(settings);
        } catch (error) {
            text = error.slice(0, error.find(", got"));
        }
        print(each[0] + ": " + text + "\n");
    }
}
