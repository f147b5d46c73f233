// What the README says of its examples that are no whole programs: there is a sensor, and a manager,
// unless the example makes one.

sensor <- {
    function read() {
        return { "degrees": 21 };
    }
};

