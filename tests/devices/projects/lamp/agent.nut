// GET ?level=50 sets the lamp, which takes a percentage.
function respond(response, status, text) {
    response.header("Access-Control-Allow-Origin", "*");
    response.send(status, text);
}

http.onrequest(function(request, response) {
    if (!("level" in request.query)) {
        respond(response, 400, "level is missing");
        return;
    }
    if (!device.isconnected()) {
        respond(response, 503, "the lamp is offline");
        return;
    }
    device.send("level", request.query.level.tofloat() / 100);
    respond(response, 200, "OK");
});
