// impOS's numbers. Those that its documentation does not give are odd here, which shows who relies on
// them.

// Policies: what happens after a failure, and when data has been sent. Not documented.
export const SUSPEND_ON_ERROR = 101;
export const RETURN_ON_ERROR = 102;
export const RETURN_ON_ERROR_NO_DISCONNECT = 103;
export const WAIT_TIL_SENT = 201;
export const WAIT_FOR_ACK = 202;

// What imp.clearconfiguration() clears. Not documented.
export const CONFIG_WIFI = 301;
export const CONFIG_STATIC_NETWORK = 302;
export const CONFIG_PROXY = 303;
export const CONFIG_ALL = 304;

// Why a send failed. Source: impOS docs, send error codes.
export const SEND_ERROR_NOT_CONNECTED = 1;
export const SEND_ERROR_TIMEOUT = 2;
export const SEND_ERROR_DISCONNECTED = 3;
export const SEND_ERROR_WOULDBLOCK = 4;

// Why the program started. Source: impOS docs, hardware.wakereason().
export const WAKEREASON_POWER_ON = 0;
export const WAKEREASON_TIMER = 1;
export const WAKEREASON_SW_RESET = 2;
export const WAKEREASON_PIN = 3;
export const WAKEREASON_NEW_SQUIRREL = 4;
export const WAKEREASON_SQUIRREL_ERROR = 5;
export const WAKEREASON_NEW_FIRMWARE = 6;
export const WAKEREASON_SNOOZE = 7;
export const WAKEREASON_HW_RESET = 8;
export const WAKEREASON_BLINKUP = 9;
export const WAKEREASON_SW_RESTART = 10;
export const WAKEREASON_POWER_RESTORED = 11;

// Why the server wants a restart. Source: impOS docs, server.onshutdown().
export const SHUTDOWN_NEWSQUIRREL = 1;
export const SHUTDOWN_NEWFIRMWARE = 2;
export const SHUTDOWN_OTHER = 3;

// Seconds. Source: impOS docs, server.sleepfor(), imp.deepsleepfor().
export const LONGEST_SLEEP = 2419198;
