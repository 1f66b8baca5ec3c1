export default async function (name: string) {
	return import(name);
}
