const value = "legacy";
function fn() {
	return value.length;
}
export = { value, fn };
