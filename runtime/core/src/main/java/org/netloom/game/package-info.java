/** Games for learning from rewards: what a player sees, what it may do, and what that brings. */
package org.netloom.game;
