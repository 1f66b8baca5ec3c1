import { tables } from "./registry";
import { type User } from "./users";
import type { Post } from "./posts";

export const { users, posts } = tables as any;
export type Author = User & Post;
