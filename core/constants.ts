// When BlinkUp is enabled: the values of the setting blinkupBehavior.
export const CM_BLINK_ALWAYS = 0;
export const CM_BLINK_NEVER = 1;
export const CM_BLINK_ON_CONNECT = 2;
export const CM_BLINK_ON_DISCONNECT = 3;

// Seconds that disconnect() lets impOS flush its send buffer.
export const CM_FLUSH_TIMEOUT = 30;

// What the manager does first: the values of the setting startBehavior.
export const CM_START_NO_ACTION = 0;
export const CM_START_CONNECTED = 1;
export const CM_START_DISCONNECTED = 2;

// The id of a callback that is registered without one.
export const CM_DEFAULT_CALLBACK_ID = 'DEFAULT_CB_ID';
