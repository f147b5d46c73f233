// connect(), disconnect() and isConnected().

@include once "tests/device/steps.nut"

class ConnectingTestCase extends ImpTestCase {
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 1 });
    }

    function testTheFlagIsRightFromTheStart() {
        assertEqual(true, _cm.isConnected());
    }

    function testDisconnectTakesTheDeviceOfflineAtOnce() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(function(expected) {
                    told.push(expected);
                    next();
                });
                assertEqual(true, _cm.disconnect());
                assertEqual(false, _cm.isConnected());
                assertEqual(false, server.isconnected());
                assertEqual(0, told.len(), "called back before disconnect() returned");
            },
            function(next) {
                assertDeepEqual([true], told);
                next();
            }
        ]);
    }

    function testDisconnectOfflineTellsAgain() {
        local told = [];
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onDisconnect(function(expected) {
                    told.push(expected);
                    next();
                });
                assertEqual(true, _cm.disconnect());
            },
            function(next) {
                assertDeepEqual([true], told);
                next();
            }
        ]);
    }

    function testDisconnectWithoutAFlush() {
        return inSteps(this, _cm, [
            function(next) {
                server.log("this may get lost");
                assertEqual(true, _cm.disconnect(false, -1));
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testDisconnectFlushesForAsLongAsItMay() {
        return inSteps(this, _cm, [
            function(next) {
                server.log("this arrives before the device goes offline");
                assertEqual(true, _cm.disconnect(false, 10));
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testConnectOnlineCallsBack() {
        return inSteps(this, _cm, [
            function(next) {
                _cm.onConnect(next);
                assertEqual(true, _cm.connect());
            },
            function(next) {
                assertEqual(true, _cm.isConnected());
                next();
            }
        ]);
    }

    function testConnectOfflineConnects() {
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(next);
                assertEqual(true, _cm.connect());
                assertEqual(false, _cm.isConnected());
            },
            function(next) {
                assertEqual(true, _cm.isConnected());
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }

    function testConnectDuringAnAttemptHasNoEffect() {
        local calls = 0;
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(function() { calls++; });
                assertEqual(true, _cm.connect());
                assertEqual(false, _cm.connect());
                imp.wakeup(STEPS_SECONDS_TO_CONNECT, next);
            },
            function(next) {
                assertEqual(1, calls);
                next();
            }
        ]);
    }

    function testDisconnectDuringAnAttemptHasNoEffect() {
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(next);
                _cm.connect();
                assertEqual(false, _cm.disconnect());
            },
            function(next) {
                assertEqual(true, _cm.isConnected());
                next();
            }
        ]);
    }

    function testForcedDisconnectEndsAnAttempt() {
        local told = [];
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(function() { told.push("online"); });
                _cm.onTimeout(function() { told.push("timeout"); });
                _cm.onDisconnect(function(expected) { told.push(expected); });
                _cm.connect();
                assertEqual(true, _cm.disconnect(true));
                imp.wakeup(STEPS_SECONDS_TO_CONNECT, next);
            },
            function(next) {
                assertDeepEqual([true], told);
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testALostLinkIsNoticedAndNotRestored() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(function(expected) {
                    told.push(expected);
                    next();
                });
                // Behind the manager's back, which is as good as a loss.
                server.disconnect();
            },
            function(next) {
                assertEqual(false, _cm.isConnected());
                imp.wakeup(STEPS_SECONDS_TO_CONNECT, next);
            },
            function(next) {
                assertDeepEqual([false], told);
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }
}
