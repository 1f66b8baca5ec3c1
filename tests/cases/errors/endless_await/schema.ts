const forever = async () => {
	for (;;) await null;
};
await forever();
export {};
