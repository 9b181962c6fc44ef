// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers} from "../../../contracts/members/IMembers.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {CashSettings, ICash} from "../../../contracts/settlement/ICash.sol";
import {ICashFactory} from "../../../contracts/settlement/ICashFactory.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {BANK, Roles} from "../../../contracts/types/Roles.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice One cash contract for each bank and currency, opened by the bank.
contract CashFactoryTest is SettlementBase {
    function test_ABankOpensItsMoney() public {
        vm.prank(bank.maker);
        ICash dollar = cashFactory.open("USD", "Dollars at Bank", "USDB");
        vm.assertEq(address(cashFactory.cashOf(bank.id, "USD")), address(dollar), "found by bank and currency");
        vm.assertEq(address(cashFactory.cashOf(bank.id, "CNY")), address(yuan), "beside the other");
        vm.assertTrue(cashFactory.isCash(address(dollar)), "known");
        Cash cash = Cash(address(dollar));
        vm.assertEq(address(cash.MEMBERS()), address(members), "members");
        vm.assertEq(cash.SETTLEMENT(), address(settlement), "settlement");
        vm.assertEq(address(cash.FACTORY()), address(cashFactory), "factory");
        vm.assertEq(cash.symbol(), "USDB", "symbol");
    }

    /// @dev Bank and currency say where it is, and so does what it is called.
    function test_TheAddressIsKnownBefore() public {
        CashSettings memory settings = CashSettings(
            members,
            address(settlement),
            cashFactory,
            bank.id,
            "USD",
            "Dollars",
            "D"
        );
        bytes32 code = keccak256(bytes.concat(vm.getCode("Cash"), abi.encode(settings)));
        bytes32 salt = keccak256(abi.encode(bank.id, bytes3("USD")));
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", address(cashFactory), salt, code));
        address expected = address(uint160(uint256(hash)));
        vm.expectEmit(address(cashFactory));
        emit ICashFactory.CashOpened(bank.id, "USD", ICash(expected), "Dollars", "D");
        vm.prank(bank.maker);
        vm.assertEq(address(cashFactory.open("USD", "Dollars", "D")), expected, "address");
    }

    function test_RevertWhen_OpenedTwice() public {
        bytes4 reason = ICashFactory.CashFactory_Exists.selector;
        _expectNotOpened("CNY", "Other name", abi.encodeWithSelector(reason, bank.id, bytes3("CNY"), yuan));
    }

    /// @dev `register()` of a well-known example let anybody become a bank.
    function test_RevertWhen_NoBankOpens() public {
        bytes4 reason = IMembers.Members_RoleMissing.selector;
        expectError(abi.encodeWithSelector(reason, acme.id, Roles.wrap(0), BANK));
        vm.prank(acme.maker);
        cashFactory.open("CNY", "Yuan", "Y");
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        cashFactory.open("CNY", "Yuan", "Y");
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, bank.checker, CHECKER, MAKER));
        vm.prank(bank.checker);
        cashFactory.open("USD", "Dollars", "D");
    }

    function test_RevertWhen_TheCurrencyIsNone() public {
        bytes3[6] memory wrong = [bytes3("usd"), "US", "U$D", "[SD", "US1", ""];
        for (uint256 i = 0; i < wrong.length; i++) {
            bytes4 reason = ICashFactory.CashFactory_CurrencyInvalid.selector;
            _expectNotOpened(wrong[i], "Dollars", abi.encodeWithSelector(reason, wrong[i]));
        }
        vm.startPrank(bank.maker);
        cashFactory.open("AAA", "First", "A");
        cashFactory.open("ZZZ", "Last", "Z");
    }

    function test_RevertWhen_TheNameIsEmptyOrTooLong() public {
        string[2] memory wrong = ["", "A name of thirty-two characters."];
        for (uint256 i = 0; i < 2; i++) {
            bytes memory reason = abi.encodeWithSelector(ICashFactory.CashFactory_NameInvalid.selector, wrong[i], 31);
            _expectNotOpened("USD", wrong[i], reason);
            expectError(reason);
            vm.prank(bank.maker);
            cashFactory.open("USD", "Dollars", wrong[i]);
        }
        vm.prank(bank.maker);
        cashFactory.open("USD", "A name of thirty-one characters", "S");
    }

    /// @dev A contract of the same code that somebody else deployed is no cash of the bank.
    function test_AnotherDeploymentIsNoCash() public {
        CashSettings memory settings = CashSettings(
            members,
            address(settlement),
            cashFactory,
            bank.id,
            "CNY",
            "Deposit money",
            "D"
        );
        address copy = deploy("Cash", abi.encode(settings));
        vm.assertFalse(cashFactory.isCash(copy), "unknown");
        vm.assertTrue(address(cashFactory.cashOf(bank.id, "CNY")) != copy, "and not the bank's");
    }

    function _expectNotOpened(bytes3 currency, string memory name, bytes memory reason) private {
        expectError(reason);
        vm.prank(bank.maker);
        cashFactory.open(currency, name, "S");
    }
}
