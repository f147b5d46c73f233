// onNextConnect() and connectFor().

@include once "tests/device/steps.nut"

class TasksTestCase extends ImpTestCase {
    _cm = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 1 });
    }

    function testATaskRunsSoonWhenOnlineButNotAtOnce() {
        local ran = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onNextConnect(function() { ran.push("first"); });
                _cm.onNextConnect(function() {
                    ran.push("second");
                    next();
                });
                assertEqual(0, ran.len(), "ran before onNextConnect() returned");
            },
            function(next) {
                assertDeepEqual(["first", "second"], ran);
                next();
            }
        ]);
    }

    function testTasksWaitUntilTheDeviceIsOnline() {
        local ran = [];
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onNextConnect(function() { ran.push(server.isconnected()); });
                imp.wakeup(3, next);
            },
            function(next) {
                assertEqual(0, ran.len(), "ran offline");
                _cm.onNextConnect(next).connect();
            },
            function(next) {
                assertDeepEqual([true], ran);
                next();
            }
        ]);
    }

    function testATaskRunsOnce() {
        local runs = 0;
        return inSteps(this, _cm, [
            function(next) {
                _cm.onNextConnect(function() {
                    runs++;
                    next();
                });
            },
            function(next) {
                _cm.connect();
                imp.wakeup(3, next);
            },
            function(next) {
                assertEqual(1, runs);
                next();
            }
        ]);
    }

    function testConnectForConnectsAndDisconnects() {
        local told = [];
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onDisconnect(function(expected) {
                    told.push(expected);
                    next();
                });
                _cm.connectFor(function() { told.push("task"); });
            },
            function(next) {
                assertDeepEqual(["task", true], told);
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testConnectForDisconnectsADeviceThatWasOnline() {
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(next);
                _cm.connectFor(function() { server.log("the task of connectFor()"); });
            },
            function(next) {
                assertEqual(false, server.isconnected());
                next();
            }
        ]);
    }

    function testTasksOfConnectForShareAConnection() {
        local told = [];
        return inSteps(this, _cm, [
            goOffline(_cm),
            function(next) {
                _cm.onConnect(function() { told.push("online"); });
                _cm.onDisconnect(function(expected) {
                    told.push("offline");
                    next();
                });
                _cm.connectFor(function() { told.push("first"); });
                _cm.connectFor(function() { told.push("second"); });
            },
            function(next) {
                assertDeepEqual(["online", "first", "second", "offline"], told);
                next();
            }
        ]);
    }
}
