import type { Clock } from './clock.js';
import {
  SUSPEND_ON_ERROR,
  RETURN_ON_ERROR,
  RETURN_ON_ERROR_NO_DISCONNECT,
  WAIT_TIL_SENT,
  WAIT_FOR_ACK,
  CONFIG_WIFI,
  CONFIG_STATIC_NETWORK,
  CONFIG_PROXY,
  CONFIG_ALL,
  SEND_ERROR_NOT_CONNECTED,
  SEND_ERROR_TIMEOUT,
  SEND_ERROR_DISCONNECTED,
  SEND_ERROR_WOULDBLOCK,
  WAKEREASON_POWER_ON,
  WAKEREASON_TIMER,
  WAKEREASON_SW_RESET,
  WAKEREASON_PIN,
  WAKEREASON_NEW_SQUIRREL,
  WAKEREASON_SQUIRREL_ERROR,
  WAKEREASON_NEW_FIRMWARE,
  WAKEREASON_SNOOZE,
  WAKEREASON_HW_RESET,
  WAKEREASON_BLINKUP,
  WAKEREASON_SW_RESTART,
  WAKEREASON_POWER_RESTORED,
  SHUTDOWN_NEWSQUIRREL,
  SHUTDOWN_NEWFIRMWARE,
  SHUTDOWN_OTHER,
} from './constants.js';
import type { Outcomes } from './outcomes.js';
import type {
  SimulatedAgent,
  SimulatedHardware,
  SimulatedImpModule,
  SimulatedMath,
  SimulatedPlatform,
  SimulatedServer,
} from './platform.js';

interface Modules {
  server: SimulatedServer;
  imp: SimulatedImpModule;
  hardware: SimulatedHardware;
  agent: SimulatedAgent;
  math: SimulatedMath;
}

/** The impOS global scope: the modules, and impOS's constants. */
export function makePlatform(
  modules: Modules,
  clock: Clock,
  outcomes: Outcomes,
): SimulatedPlatform {
  return {
    server: modules.server,
    imp: modules.imp,
    hardware: modules.hardware,
    agent: modules.agent,
    math: modules.math,
    time: () => clock.time(),
    NOT_CONNECTED: outcomes.NOT_CONNECTED,
    NO_WIFI: outcomes.NO_WIFI,
    NO_LINK: outcomes.NO_LINK,
    NO_IP_ADDRESS: outcomes.NO_IP_ADDRESS,
    NOT_RESOLVED: outcomes.NOT_RESOLVED,
    NO_SERVER: outcomes.NO_SERVER,
    SERVER_CONNECTED: outcomes.SERVER_CONNECTED,
    NO_PROXY: outcomes.NO_PROXY,
    NOT_AUTHORISED: outcomes.NOT_AUTHORISED,
    NO_MODEM: outcomes.NO_MODEM,
    SIM_ERROR: outcomes.SIM_ERROR,
    NO_REGISTRATION: outcomes.NO_REGISTRATION,
    REGISTRATION_DENIED: outcomes.REGISTRATION_DENIED,
    NO_PPP_CONNECTION: outcomes.NO_PPP_CONNECTION,
    SUSPEND_ON_ERROR,
    RETURN_ON_ERROR,
    RETURN_ON_ERROR_NO_DISCONNECT,
    WAIT_TIL_SENT,
    WAIT_FOR_ACK,
    CONFIG_WIFI,
    CONFIG_STATIC_NETWORK,
    CONFIG_PROXY,
    CONFIG_ALL,
    SEND_ERROR_NOT_CONNECTED,
    SEND_ERROR_TIMEOUT,
    SEND_ERROR_DISCONNECTED,
    SEND_ERROR_WOULDBLOCK,
    WAKEREASON_POWER_ON,
    WAKEREASON_TIMER,
    WAKEREASON_SW_RESET,
    WAKEREASON_PIN,
    WAKEREASON_NEW_SQUIRREL,
    WAKEREASON_SQUIRREL_ERROR,
    WAKEREASON_NEW_FIRMWARE,
    WAKEREASON_SNOOZE,
    WAKEREASON_HW_RESET,
    WAKEREASON_BLINKUP,
    WAKEREASON_SW_RESTART,
    WAKEREASON_POWER_RESTORED,
    SHUTDOWN_NEWSQUIRREL,
    SHUTDOWN_NEWFIRMWARE,
    SHUTDOWN_OTHER,
  };
}
