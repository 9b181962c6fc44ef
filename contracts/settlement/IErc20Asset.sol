// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAsset} from "./IAsset.sol";

/// @title Erc20Asset
/// @notice An ERC-20 token as a leg of a deal: for cash that no member bank issued. Givers approve this contract, and Settlement alone
/// has it move, what they signed.
///
/// @dev Assumption: the token's balances tell what was moved. One that says nothing, answers false, keeps a fee or moves less is refused.
interface IErc20Asset is IAsset {
    /// @notice The token took `taken` from the giver and brought `brought` to the taker, where both were to be `amount`.
    error Erc20Asset_AmountShort(address token, uint256 amount, uint256 taken, uint256 brought);
    /// @notice There is no contract at `token`.
    error Erc20Asset_NoToken(address token);
}
