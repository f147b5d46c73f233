export function describe(
  name: string,
  isReady: boolean,
  isAwake: boolean,
  temperature: number,
): string {
  const isReallyReadyForTheNextStep = isReady && isAwake && temperature > 10 && temperature < 40;
  const isNeitherTooHotNorTooCold =
    (temperature > 10 && temperature < 40) || (isReady && isAwake && name !== '');
  if (
    isReallyReadyForTheNextStep &&
    isNeitherTooHotNorTooCold &&
    name !== 'nobody' &&
    name !== 'somebody'
  ) {
    return join(
      name,
      'is ready for the next step and neither too hot nor too cold',
      'everything is fine',
    );
  }
  const values = [
    'the first of many values',
    'the second of many values',
    'the third of many values',
  ];
  const table = {
    first: 'the first of many values',
    second: 'the second of many values',
    third: values[2]!,
  };
  const choice = isReady
    ? 'the device is ready and waits for something to do'
    : 'the device is not ready yet';
  run('a task with a rather long name that does not fit on a line with its function', () => {
    values.push(choice);
  });
  return (
    'the name is ' +
    name +
    ', the temperature is ' +
    temperature +
    ', and the choice is ' +
    choice +
    table.first
  );
}

export function join(first: string, second: string, third: string): string {
  return first + second + third;
}

export function run(
  name: string,
  task: () => void,
  seconds = 60,
  isRepeated = false,
  isUrgent = false,
): void {
  if (name !== '' && seconds > 0 && !isRepeated && !isUrgent) task();
}
