await Promise.reject(new Error("came to nothing"));
export {};
