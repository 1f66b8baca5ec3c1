log("effects");
