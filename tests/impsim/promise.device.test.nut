// The Promise that impsim puts in front of tests.
class PromiseTestCase extends ImpTestCase {
    function _after(seconds, value) {
        return Promise(function(resolve, reject) {
            imp.wakeup(seconds, function() { resolve(value); });
        });
    }

    function testThenPassesValuesOn() {
        local self = this;
        return Promise.resolve(1)
            .then(function(value) { return value + 1; })
            .then(function(value) { return self._after(1, value * 10); })
            .then(function(value) { self.assertEqual(20, value); });
    }

    function testFailCatches() {
        local self = this;
        return Promise.reject("no")
            .then(function(value) { throw "not this"; })
            .fail(function(reason) { return reason + "!"; })
            .then(function(value) { self.assertEqual("no!", value); });
    }

    function testAnErrorInAHandlerRejects() {
        local self = this;
        return Promise.resolve()
            .then(function(value) { throw "late"; })
            .then(null, function(reason) { self.assertEqual("late", reason); });
    }

    function testAnErrorInTheActionRejects() {
        local self = this;
        return Promise(function(resolve, reject) { throw "early"; })
            .fail(function(reason) { self.assertEqual("early", reason); });
    }

    function testFinallyComesEitherWay() {
        local self = this;
        local seen = [];
        return Promise.resolve("a")
            .finally(function(value) { seen.push(value); throw "b"; })
            .finally(function(reason) { seen.push(reason); })
            .then(function(value) { self.assertDeepEqual(["a", "b"], seen); });
    }

    function testAllKeepsTheOrder() {
        local self = this;
        return Promise.all([_after(2, "slow"), function() { return self._after(1, "quick"); }])
            .then(function(values) { self.assertDeepEqual(["slow", "quick"], values); });
    }

    function testRaceTakesTheFirst() {
        local self = this;
        return Promise.race([_after(2, "slow"), _after(1, "quick")])
            .then(function(value) { self.assertEqual("quick", value); });
    }

    function testSerialRunsOneAfterTheOther() {
        local self = this;
        local start = time();
        return Promise.serial([function() { return self._after(2, 1); }, function() { return self._after(3, 2); }])
            .then(function(value) {
                self.assertEqual(2, value);
                self.assertEqual(5, time() - start);
            });
    }

    function testLoopEndsWhenToldTo() {
        local self = this;
        local turns = 0;
        return Promise.loop(function() { return turns < 3; }, function() { return self._after(1, ++turns); })
            .then(function(value) { self.assertEqual(3, value); });
    }
}
