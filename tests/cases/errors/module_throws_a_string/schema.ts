throw "just a text";
