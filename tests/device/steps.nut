// What the tests on a device have in common.

// More than the device needs to connect, if it is going to.
const STEPS_SECONDS_TO_CONNECT = 30;

/**
 * A test in steps, each of which is called, with the test case as `this`, when the one before has
 * called what it was given. That can stand for any callback: it takes whatever arguments there are,
 * and only the first call counts.
 *
 * An exception in a step makes the test fail; in a callback it would restart the device. In the end
 * the device is brought online: offline, nobody would hear how the test went.
 *
 * @param cm - The manager, whose callbacks with the default id are removed in the end.
 * @param restore - Function that is called first of all in the end, whatever happened.
 * @returns A Promise.
 */
function inSteps(testCase, cm, steps, restore = null) {
    return Promise(function(ok, err) {
        local taken = 0;
        local step = null;

        local finish = function(error) {
            taken = -1;
            if (restore != null) {
                restore();
            }
            cm.onConnect(null).onDisconnect(null).onTimeout(null);
            comeOnline(cm, function() {
                if (error == null) {
                    ok();
                } else {
                    err(error);
                }
            });
        };

        step = function() {
            local number = taken;
            if (number == steps.len()) {
                finish(null);
                return;
            }
            taken++;
            try {
                steps[number].call(testCase, function(...) {
                    if (taken == number + 1) {
                        step();
                    }
                });
            } catch (error) {
                if (taken == number + 1) {
                    finish("step " + taken + ": " + error);
                }
            }
        };

        step();
    });
}

/** Calls back when the device is online, after it has asked for that as often as it takes. */
function comeOnline(cm, callback) {
    // Online, the manager may yet have to notice: it does by the second look.
    imp.wakeup(2, function() {
        if (server.isconnected() && cm.isConnected()) {
            callback();
            return;
        }
        cm.connect();
        comeOnline(cm, callback);
    });
}

/** A step that takes the device offline. */
function goOffline(cm) {
    return function(next) {
        cm.disconnect();
        // The onDisconnect callbacks have been called by then.
        imp.wakeup(1, next);
    };
}
