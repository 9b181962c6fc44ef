// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICase} from "../../../contracts/ledger/ICase.sol";
import {IInstruments} from "../../../contracts/ledger/IInstruments.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {Deal} from "../../../contracts/settlement/Deal.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";

/// @notice A case that does as it is told, and remembers what it is told by the ledger.
contract LedgerCase is ICase {
    error LedgerCase_Refused();

    IInstruments private immutable LEDGER;

    /// @dev What it says of the next payments.
    uint256 public interest;
    bool public refuses;

    /// @dev keccak256 of the arguments of the last call of each kind, and how many there were.
    bytes32 public settled;
    bytes32 public pledged;
    bytes32 public paid;
    bytes32 public redeemed;
    uint256 public calls;

    constructor(IInstruments ledger) {
        LEDGER = ledger;
    }

    function setInterest(uint256 interest_) external {
        interest = interest_;
    }

    function setRefuses(bool refuses_) external {
        refuses = refuses_;
    }

    function issue(bytes32 key, Terms calldata terms, address holder, uint256 amount) external returns (uint256) {
        return LEDGER.issue(key, terms, holder, amount);
    }

    function writeDown(uint256 id, address holder, uint256 amount) external {
        LEDGER.writeDown(id, holder, amount);
    }

    function limitParts(uint256 id, uint32 least) external {
        LEDGER.limitParts(id, least);
    }

    function moveByRule(uint256 id, address from, address to, uint256 amount) external {
        LEDGER.moveByRule(id, from, to, amount);
    }

    /// @inheritdoc ICase
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external {
        _listen();
        settled = keccak256(abi.encode(deal, leg, dealId, from, to));
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId pledgee) external {
        _listen();
        pledged = keccak256(abi.encode(deal, leg, dealId, from, pledgee));
    }

    /// @inheritdoc ICase
    function onPaid(uint256 id, address payer, uint256 amount) external virtual returns (uint256) {
        _listen();
        paid = keccak256(abi.encode(id, payer, amount));
        return interest;
    }

    /// @inheritdoc ICase
    function onRedeemed(uint256 id, address holder, OrgId org, uint256 amount) external {
        _listen();
        redeemed = keccak256(abi.encode(id, holder, org, amount));
    }

    function _listen() private {
        require(msg.sender == address(LEDGER), Case_NotLedger(msg.sender));
        require(!refuses, LedgerCase_Refused());
        calls++;
    }
}
