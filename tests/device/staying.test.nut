// stayConnected.

@include once "tests/device/wifi.nut"

class StayingTestCase extends ImpTestCase {
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "stayConnected": true, "checkTimeout": 2, "connectTimeout": 10 });
    }

    function testItComesBackAfterDisconnect() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(function(expected) { told.push(expected); });
                _cm.onConnect(next);
                assertEqual(true, _cm.disconnect());
                assertEqual(false, _cm.isConnected());
            },
            function(next) {
                assertDeepEqual([true], told);
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }

    function testItComesBackAfterALoss() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(function(expected) { told.push(expected); });
                _cm.onConnect(next);
                // Behind the manager's back, which is as good as a loss.
                server.disconnect();
            },
            function(next) {
                assertDeepEqual([false], told);
                assertEqual(true, server.isconnected());
                next();
            }
        ]);
    }
@if CM_TEST_SSID

    function testItComesBackAfterATimeWithoutWiFiSettings() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onTimeout(next);
                _cm.onDisconnect(function(expected) { told.push(expected); });
                forgetWiFi()(function() {});
            },
            function(next) {
                assertDeepEqual([false], told);
                _cm.onConnect(next);
                restoreWiFi();
            },
            function(next) {
                assertEqual(true, _cm.isConnected());
                next();
            }
        ], restoreWiFi);
    }

    function tearDown() {
        restoreWiFi();
    }
@else

    function testLeftOut() {
        info("the WiFi settings are left as they are: set CM_TEST_SSID and CM_TEST_PWD");
    }
@endif
}
