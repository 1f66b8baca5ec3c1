// node:string_decoder.
class StringDecoder {
	#decoder;
	constructor(encoding = "utf8") {
		this.encoding = encoding;
		const isUtf8 = /^utf-?8$/i.test(encoding);
		this.#decoder = isUtf8 ? new TextDecoder("utf-8", { ignoreBOM: true }) : null;
	}
	write(bytes) {
		if (typeof bytes === "string") return bytes;
		return this.#decoder ? this.#decoder.decode(bytes, { stream: true }) : Buffer.from(bytes).toString(this.encoding);
	}
	end(bytes) {
		return (bytes ? this.write(bytes) : "") + (this.#decoder ? this.#decoder.decode() : "");
	}
}

module.exports = { StringDecoder };
