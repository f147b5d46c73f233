// onTimeout() and retryOnTimeout, on a device without WiFi settings.

@include once "tests/device/wifi.nut"

class RetryTestCase extends ImpTestCase {
@if CM_TEST_SSID
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 2, "connectTimeout": 10 });
    }

    function testAFailedAttemptIsToldAndFollowedByAnother() {
        local timeouts = 0;
        return inSteps(this, _cm, [
            forgetWiFi(),
            function(next) {
                _cm.onTimeout(function() {
                    timeouts++;
                    if (timeouts == 3) {
                        next();
                    }
                });
                _cm.connect();
            },
            function(next) {
                assertEqual(false, _cm.isConnected());
                _cm.onConnect(next);
                // Nobody calls connect(): the attempts go on.
                restoreWiFi();
            },
            function(next) {
                assertEqual(true, server.isconnected());
                next();
            }
        ], restoreWiFi);
    }

    function testEveryIdIsToldAndNullRemoves() {
        local told = [];
        return inSteps(this, _cm, [
            forgetWiFi(),
            function(next) {
                _cm.onTimeout(function() { told.push("default"); });
                _cm.onTimeout(function() { told.push("removed"); }, "removed");
                _cm.onTimeout(function() { told.push("replaced"); }, "last");
                _cm.onTimeout(function() {
                    told.push("last");
                    next();
                }, "last");
                _cm.onTimeout(null, "removed");
                _cm.connect();
            },
            function(next) {
                _cm.onTimeout(null, "last");
                assertDeepEqual(["default", "last"], told);
                next();
            }
        ], restoreWiFi);
    }

    function tearDown() {
        restoreWiFi();
    }
@else
    function testLeftOut() {
        info("retryOnTimeout is left out: set CM_TEST_SSID and CM_TEST_PWD");
    }
@endif
}
