interface Task {
  run: (value: number) => void;
}

export function start(task: Task, find: () => number | null): void {
  task.run(find() ?? 0);
}
