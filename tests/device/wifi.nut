// The tests with this file clear the WiFi settings of the device, so that its attempts to connect
// fail, and put them back: CM_TEST_SSID and CM_TEST_PWD are needed for that.

@include once "tests/device/steps.nut"

/** Goes on without WiFi settings, and offline. The test must restore them. */
function forgetWiFi() {
    return function(next) {
        imp.clearconfiguration(CONFIG_WIFI);
        // The link that there is does not mind, until it is closed.
        server.disconnect();
        imp.wakeup(2, next);
    };
}

function restoreWiFi() {
    imp.setwificonfiguration("@{escape(CM_TEST_SSID)}", "@{escape(CM_TEST_PWD)}");
}
