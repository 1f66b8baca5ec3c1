export namespace Shapes {
	export namespace Inner {
		export const name = "inner";
	}
	export interface OnlyType {}
	export declare const ambient: number;
}
