class Device {
  static readonly LIMIT = 2;
  private static devices: Device[] = [];
  static #count = 0;

  constructor(readonly id: string) {
    Device.devices.push(this);
    Device.#count++;
  }

  static first(): Device {
    return Device.#count > 0 ? Device.devices[0]! : new Device('none');
  }

  static clear(): void {
    Device.devices = [];
  }
}

export function firstId(): string {
  Device.clear();
  return Device.first().id;
}
