// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {IHoldings, Order, ORDER_TYPEHASH} from "./IHoldings.sol";
import {Ledger} from "./Ledger.sol";
import {LedgerActs} from "./LedgerActs.sol";
import {LedgerState} from "./LedgerState.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Orders
/// @notice Documented in IHoldings. Here: what moves other than by its holder's will, and the division of lots. The acts are in LedgerActs.
abstract contract Orders is Ledger, EIP712 {
    using LedgerActs for LedgerState;

    constructor() EIP712("Tallystick Instruments", "1") {}

    modifier onlyCouncil() {
        if (msg.sender != MEMBERS.council()) revert Holdings_NotCouncil(msg.sender);
        _;
    }

    /// @inheritdoc IERC7943MultiToken
    function setFrozenTokens(address account, uint256 id, uint256 amount) external onlyCouncil returns (bool) {
        _state.setFrozenTokens(account, id, amount);
        return true;
    }

    /// @inheritdoc IERC7943MultiToken
    function forcedTransfer(
        address from,
        address to,
        uint256 id,
        uint256 amount
    ) external onlyCouncil nonReentrant returns (bool) {
        _state.forcedTransfer(MEMBERS, from, to, id, amount);
        return true;
    }

    /// @inheritdoc IHoldings
    function freeze(Order calldata order, DualApproval calldata approval) external {
        _carryOut(order, approval, false);
    }

    /// @inheritdoc IHoldings
    function transferByOrder(Order calldata order, DualApproval calldata approval) external {
        _carryOut(order, approval, true);
    }

    /// @inheritdoc IHoldings
    function reclaim(uint256 id, address from, address to) external nonReentrant {
        _state.reclaim(MEMBERS, id, from, to);
    }

    /// @inheritdoc IHoldings
    function divide(uint256 id, uint256 amount) external nonReentrant returns (uint256 child) {
        return _state.divide(MEMBERS, id, amount);
    }

    /// @inheritdoc IHoldings
    function isOrderUsed(OrgId regulator, uint256 nonce) external view returns (bool) {
        return _state.usedOrders[regulator][nonce];
    }

    /// @inheritdoc IHoldings
    function digestOf(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
    }

    function _carryOut(Order calldata order, DualApproval calldata approval, bool transfers) private nonReentrant {
        _state.carryOut(MEMBERS, order, digestOf(order), approval, transfers);
    }
}
