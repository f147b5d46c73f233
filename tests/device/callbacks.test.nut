// onConnect() and onDisconnect(): what is called, in which order. onTimeout() is in the tests with
// WiFi settings: no other attempt is sure to fail.

@include once "tests/device/steps.nut"

class CallbacksTestCase extends ImpTestCase {
    _cm = null;
    _told = null;

    function setUp() {
        _cm = ConnectionManager({ "checkTimeout": 1 });
    }

    // A callback that notes what it is called.
    function _note(what) {
        local told = _told;
        return function() { told.push(what); };
    }

    function testEveryIdIsCalledInTheOrderOfRegistration() {
        _told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onConnect(_note("default"));
                _cm.onConnect(_note("b"), "b");
                _cm.onConnect(_note("a"), "a");
                _cm.onConnect(next, "last");
                _cm.connect();
            },
            function(next) {
                _cm.onConnect(null, "b").onConnect(null, "a").onConnect(null, "last");
                assertDeepEqual(["default", "b", "a"], _told);
                next();
            }
        ]);
    }

    function testTheSameIdReplaces() {
        _told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onConnect(_note("old default"));
                _cm.onConnect(_note("old"), "id");
                _cm.onConnect(_note("new"), "id");
                _cm.onConnect(_note("newer default"), CM_DEFAULT_CALLBACK_ID);
                _cm.onConnect(_note("newest default"), null);
                _cm.onConnect(next, "last");
                _cm.connect();
            },
            function(next) {
                _cm.onConnect(null, "id").onConnect(null, "last");
                assertDeepEqual(["newest default", "new"], _told);
                next();
            }
        ]);
    }

    function testNullRemoves() {
        _told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onConnect(_note("default"));
                _cm.onConnect(_note("kept"), "kept");
                _cm.onConnect(_note("removed"), "removed");
                _cm.onConnect(null);
                _cm.onConnect(null, "removed");
                _cm.onConnect(null, "never registered");
                _cm.onConnect(next, "last");
                _cm.connect();
            },
            function(next) {
                _cm.onConnect(null, "kept").onConnect(null, "last");
                assertDeepEqual(["kept"], _told);
                next();
            }
        ]);
    }

    function testDisconnectTellsEveryIdThatItWasExpected() {
        local told = [];
        return inSteps(this, _cm, [
            function(next) {
                _cm.onDisconnect(function(expected) { told.push(expected); });
                _cm.onDisconnect(function(expected) {
                    told.push(expected);
                    next();
                }, "second");
                _cm.disconnect();
            },
            function(next) {
                _cm.onDisconnect(null, "second");
                assertDeepEqual([true, true], told);
                next();
            }
        ]);
    }

    function testARegistrationReturnsTheManager() {
        local manager = _cm.onConnect(null, "x").onDisconnect(null, "x").onTimeout(null, "x");
        assertTrue(manager == _cm);
    }

    function testWhatCannotBeCalledIsRefused() {
        foreach (member in ["onConnect", "onDisconnect", "onTimeout"]) {
            assertThrowsError(_cm[member], _cm, ["no function", "id"]);
        }
        assertThrowsError(_cm.onNextConnect, _cm, [null]);
        assertThrowsError(_cm.connectFor, _cm, [null]);
    }
}
