/** Programs that are told of acts by signed calls (Standard Webhooks): who they are, what they were told, and how they are called. */
@NullMarked
package vn.kieumau.notices.webhooks;

import org.jspecify.annotations.NullMarked;
