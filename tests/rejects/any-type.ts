export function read(value: any): unknown[] {
  return [
    value.size, //! CM2011
    value['size'], //! CM2011
  ];
}
