// log() and error(). Whether the lines arrive can only be seen in the log of the test run.

@include once "tests/device/steps.nut"

class LogsTestCase extends ImpTestCase {
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 1 });
    }

    function testOnlineTheyGoOutAtOnce() {
        assertEqual(null, _cm.log("log online"));
        assertEqual(null, _cm.error("error online"));
    }

    function testOfflineTheyAreKeptAndGoOutInOrderBeforeAnyCallback() {
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(function() {
                    server.log("onConnect");
                    next();
                });
                _cm.log("log offline");
                _cm.error("error offline");
                foreach (value in [null, true, 1, 1.5]) {
                    _cm.log(value);
                }
                // Not sooner than a second after, so that the time of the log can be told from that
                // of the connection.
                imp.wakeup(2, function() { _cm.connect(); }.bindenv(this));
            }
        ]);
    }

    function testAnythingCanBeLoggedOffline() {
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                foreach (value in [{}, [], this, function() {}, "", blob(2)]) {
                    _cm.log(value);
                    _cm.error(value);
                }
                _cm.onNextConnect(next).connect();
            }
        ]);
    }
}
