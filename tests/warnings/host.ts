interface Reading {
  id: string;
  values: number[];
}

export function send(reading: Reading, post: (text: string) => void): number {
  const start = Date.now(); //! CM2063
  post(JSON.stringify(reading)); //! CM2064
  const copy = JSON.parse('{}') as Reading; //! CM2064
  return copy.values.length > 0 ? Date.now() - start : 0; //! CM2063
}
