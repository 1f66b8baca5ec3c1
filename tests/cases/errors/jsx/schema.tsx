export const page = <div>hello</div>;
