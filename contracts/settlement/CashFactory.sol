// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Cash} from "./Cash.sol";
import {CashSettings, ICash} from "./ICash.sol";
import {ICashFactory} from "./ICashFactory.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {BANK} from "../types/Roles.sol";

/// @title CashFactory
/// @notice Documented in ICashFactory.
contract CashFactory is ICashFactory {
    /// @dev Longest name of an EIP-712 domain, which a cash contract's is.
    uint256 private constant MAX_NAME = 31;

    IMembers public immutable MEMBERS;
    address public immutable SETTLEMENT;

    /// @inheritdoc ICashFactory
    mapping(OrgId bank => mapping(bytes3 currency => ICash)) public cashOf;
    /// @inheritdoc ICashFactory
    mapping(address cash => bool) public isCash;
    /// @inheritdoc ICashFactory
    mapping(address escrow => bool) public isEscrow;
    /// @inheritdoc ICashFactory
    mapping(address escrow => bool) public wasEscrow;

    constructor(IMembers members, address settlement) {
        MEMBERS = members;
        SETTLEMENT = settlement;
    }

    /// @inheritdoc ICashFactory
    function open(bytes3 currency, string calldata name, string calldata symbol) external returns (ICash cash) {
        for (uint256 i = 0; i < 3; i++) {
            require(currency[i] >= "A" && currency[i] <= "Z", CashFactory_CurrencyInvalid(currency));
        }
        _requireName(name);
        _requireName(symbol);
        OrgId bank = MEMBERS.actsAs(msg.sender, MAKER, BANK);
        cash = cashOf[bank][currency];
        require(address(cash) == address(0), CashFactory_Exists(bank, currency, cash));

        // The address follows from bank and currency, and from what they are called.
        bytes32 salt = keccak256(abi.encode(bank, currency));
        cash = new Cash{salt: salt}(CashSettings(MEMBERS, SETTLEMENT, this, bank, currency, name, symbol));
        cashOf[bank][currency] = cash;
        isCash[address(cash)] = true;
        emit CashOpened(bank, currency, cash, name, symbol);
    }

    /// @inheritdoc ICashFactory
    function setEscrow(address escrow, bool allowed) external {
        require(msg.sender == MEMBERS.council(), CashFactory_NotCouncil(msg.sender));
        require(escrow.code.length != 0, CashFactory_EscrowInvalid(escrow));
        isEscrow[escrow] = allowed;
        if (allowed) wasEscrow[escrow] = true;
        emit EscrowSet(escrow, allowed);
    }

    function _requireName(string calldata name) private pure {
        uint256 length = bytes(name).length;
        require(length != 0 && length <= MAX_NAME, CashFactory_NameInvalid(name, MAX_NAME));
    }
}
