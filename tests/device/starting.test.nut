// startBehavior, and settings that are wrong.

@include once "tests/device/steps.nut"

class StartingTestCase extends ImpTestCase {
    // A manager cannot be got rid of; one that looks at the link this rarely does not disturb others.
    static RARELY = 86400;

    function _manager(startBehavior) {
        return ConnectionManager({ "startBehavior": startBehavior, "checkTimeout": RARELY });
    }

    function testConnectedConnects() {
        local helper = _manager(CM_START_NO_ACTION);
        local cm = null;
        return inSteps(this, helper, [
            goOffline(helper),
            function(next) {
                cm = _manager(CM_START_CONNECTED);
                assertEqual(false, cm.isConnected());
                cm.onConnect(next);
            },
            function(next) {
                cm.onConnect(null);
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }

    function testStayingConnectedConnectsToo() {
        local helper = _manager(CM_START_NO_ACTION);
        return inSteps(this, helper, [
            goOffline(helper),
            function(next) {
                local cm = ConnectionManager({ "stayConnected": true, "checkTimeout": RARELY });
                cm.onDisconnect(function(expected) { throw "nothing was connected"; });
                cm.onConnect(next);
            },
            function(next) {
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }

    function testDisconnectedDisconnects() {
        local cm = _manager(CM_START_DISCONNECTED);
        return inSteps(this, cm, [
            function(next) { cm.onDisconnect(next); },
            function(next) {
                assertEqual(false, cm.isConnected());
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testNoActionLeavesItOffline() {
        local helper = _manager(CM_START_NO_ACTION);
        return inSteps(this, helper, [
            goOffline(helper),
            function(next) {
                local cm = _manager(CM_START_NO_ACTION);
                cm.onDisconnect(function(expected) { throw "nothing was connected"; });
                imp.wakeup(STEPS_SECONDS_TO_CONNECT, next);
            },
            function(next) {
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testNoActionLeavesItOnline() {
        local cm = _manager(CM_START_NO_ACTION);
        return inSteps(this, cm, [
            function(next) { imp.wakeup(5, next); },
            function(next) {
                assertEqual(true, cm.isConnected());
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }

    function testWrongSettingsAreRefused() {
        local wrong = [
            { "startBehavior": 3 }, { "blinkupBehavior": 4 }, { "checkTimeout": 0 },
            { "connectTimeout": "60" }, { "ackTimeout": -1 }, { "stayConnected": 1 }
        ];
        foreach (settings in wrong) {
            local given = settings;
            assertThrowsError(function() { ConnectionManager(given); }, this);
        }
    }
}
