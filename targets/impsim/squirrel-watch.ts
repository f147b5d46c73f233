import { CM_DEFAULT_CALLBACK_ID } from '../../core/constants.js';

/**
 * Squirrel that watches ConnectionManager from outside: what it does becomes events of the trace. It
 * needs `root`, `simulated`, `settings` and `placeOf`, which tells the place of a function. Wrapped functions hand on what they get, so a wrong number
 * of arguments is the program's error.
 * @param held - How a manager that has something to keep is held.
 */
export function watchText(held: string): string {
  return `
local keepers = [];
local watched = [];
local flags = [];
local wrapCallbacks = function(manager, name, tell) {
    if (!(name in manager)) {
        return;
    }
    local original = manager[name];
    manager[name] <- function(...) {
        local args = [this];
        args.extend(vargv);
        if (vargv.len() > 0 && typeof vargv[0] == "function") {
            local callback = vargv[0];
            local id = vargv.len() > 1 ? vargv[1] : null;
            args[1] = function(...) {
                local given = [this];
                given.extend(vargv);
                tell(id, vargv);
                return callback.acall(given);
            };
        }
        return original.acall(args);
    };
};
local lengthOf = function(manager, name) {
    return (name in manager) && typeof manager[name] == "array" ? manager[name].len() : 0;
};
local messagesIn = function(manager) {
    local length = lengthOf(manager, "_logs");
    // A message is two texts here, and one element in other versions.
    local areTexts = length > 0 && typeof manager._logs[0] == "string";
    return areTexts ? length / 2 : length;
};
local kept = function() {
    local tasks = 0;
    local messages = 0;
    foreach (manager in keepers) {
        if (manager != null) {
            tasks += lengthOf(manager, "_queue");
            messages += messagesIn(manager);
        }
    }
    return { tasks = tasks, messages = messages, place = null };
};
local record = function(kind, event) {
    event.at <- simulated.now();
    event.kind <- kind;
    simulated.record(event);
};
simulated.onEnd(function() {
    record("end", kept());
    keepers.clear();
    // Whoever measures memory would walk through them.
    watched.clear();
    flags.clear();
});
local finish = function() {
    local queue = kept();
    if (queue.tasks > 0 || queue.messages > 0) {
        record("waiting", queue);
    }
};
local watchKeeping = function(manager, name) {
    if (!(name in manager)) {
        return;
    }
    local original = manager[name];
    manager[name] <- function(...) {
        if (keepers.find(this) == null) {
            // A manager that nobody holds any more is to go as it would unwatched.
            keepers.append(${held});
        }
        local args = [this];
        args.extend(vargv);
        local tasks = lengthOf(this, "_queue");
        local messages = messagesIn(this);
        local result = original.acall(args);
        if (lengthOf(this, "_queue") > tasks) {
            record("queued", { what = "task", place = placeOf(vargv[0]) });
        }
        if (messagesIn(this) > messages) {
            record("queued", { what = "message", place = null });
        }
        return result;
    };
};
local watchManager = function(manager) {
    foreach (name in ["onConnect", "onTimeout", "onDisconnect"]) {
        local event = name;
        wrapCallbacks(manager, event, function(id, given) {
            record("callback", {
                name = event,
                id = id == null ? "${CM_DEFAULT_CALLBACK_ID}" : "" + id,
                expected = given.len() > 0 ? given[0] : null
            });
        });
    }
    foreach (name in ["onNextConnect", "connectFor"]) {
        local task = name;
        wrapCallbacks(manager, task, function(id, given) {
            record("task", { name = task });
        });
    }
    foreach (name in ["onNextConnect", "connectFor", "log", "error"]) {
        watchKeeping(manager, name);
    }
    if ("_cmCheck" in manager) {
        local check = manager._cmCheck;
        manager._cmCheck <- function(name, value, isSetting = false) {
            // A subclass may have settings of its own.
            if (isSetting && this.getclass() == manager) {
                settings["" + name] <- true;
            }
            return check.call(this, name, value, isSetting);
        };
    }
    if ("_cmEnter" in manager) {
        local enter = manager._cmEnter;
        manager._cmEnter <- function(event, expected = null) {
            local connected = event == null ? this._connected : event == this._onConnect;
            local index = watched.find(this);
            if (index == null) {
                index = watched.len();
                watched.append(this);
                flags.append(false);
            }
            if (connected != flags[index]) {
                record("flag", { online = connected });
            }
            flags[index] = connected;
            return enter.call(this, event, expected);
        };
    }
};
root.setdelegate({
    _newslot = function(name, value) {
        if (name == "ConnectionManager" && typeof value == "class") {
            watchManager(value);
        }
        this.rawset(name, value);
    }
});
`;
}
