function log(target: unknown) {}

@log
export class Thing {}
