// onTimeout() without retryOnTimeout, on a device without WiFi settings.

@include once "tests/device/wifi.nut"

class NoRetryTestCase extends ImpTestCase {
@if CM_TEST_SSID
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({
            "checkTimeout": 2,
            "connectTimeout": 10,
            "retryOnTimeout": false
        });
    }

    function testAFailedAttemptIsToldAndThatIsAll() {
        local timeouts = 0;
        return inSteps(this, _cm, [
            forgetWiFi(),
            function(next) {
                _cm.onTimeout(function() {
                    timeouts++;
                    next();
                });
                _cm.connect();
            },
            function(next) { imp.wakeup(2 * STEPS_SECONDS_TO_CONNECT, next); },
            function(next) {
                assertEqual(1, timeouts);
                restoreWiFi();
                _cm.onConnect(next);
                assertEqual(true, _cm.connect());
            },
            function(next) {
                assertEqual(true, server.isconnected());
                next();
            }
        ], restoreWiFi);
    }

    function tearDown() {
        restoreWiFi();
    }
@else
    function testLeftOut() {
        info("a failed attempt without a retry is left out: set CM_TEST_SSID and CM_TEST_PWD");
    }
@endif
}
