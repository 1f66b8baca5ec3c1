module.exports = function locales() {};
module.exports.en = 1;
module.exports.de = 2;
Object.defineProperty(module.exports, "hidden", { enumerable: false, value: 3 });
