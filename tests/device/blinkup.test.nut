// blinkupBehavior. A device cannot tell whether BlinkUp is enabled: these tests show that the calls
// work, and on the simulated imp they also show which ones there are.

@include once "tests/device/steps.nut"

class BlinkUpTestCase extends ImpTestCase {
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 1, "blinkupBehavior": CM_BLINK_ALWAYS });
    }

    function testEveryBehaviorLivesThroughADisconnection() {
        local behaviors = [CM_BLINK_ON_CONNECT, CM_BLINK_NEVER, CM_BLINK_ON_DISCONNECT, CM_BLINK_ALWAYS];
        local steps = [];
        foreach (behavior in behaviors) {
            local chosen = behavior;
            steps.push(function(next) {
                server.log("behavior " + chosen);
                assertTrue(_cm == _cm.setBlinkUpBehavior(chosen));
                next();
            });
            steps.push(goOffline(_cm));
            steps.push(function(next) { _cm.onNextConnect(next).connect(); });
        }
        return inSteps(this, _cm, steps);
    }

    function testAnUnknownBehaviorIsRefused() {
        foreach (behavior in [4, -1, null, "always"]) {
            assertThrowsError(_cm.setBlinkUpBehavior, _cm, [behavior]);
        }
    }
}
