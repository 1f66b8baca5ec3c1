class Library {
	get prefix() {
		return "of the prototype";
	}
}
module.exports = new Library();
