// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev What goes out of a purpose account to the two who opened it.
struct Payout {
    address cash;
    address lender;
    uint256 toLender;
    address borrower;
    uint256 toBorrower;
}
