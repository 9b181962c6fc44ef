// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Clearing} from "../../../contracts/clearing/Clearing.sol";
import {CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {HostileCash} from "../ledger/HostileCash.sol";
import {ClearingBase} from "./ClearingBase.sol";
import {OpenFactory} from "./OpenFactory.sol";

/// @notice Money that lies or calls back, which a real factory never opens: each function that moves money is entered once at a time, and what
/// is on record is written before money moves.
contract ClearingHostileTest is ClearingBase {
    HostileCash private hostile;

    function setUp() public override {
        super.setUp();
        clearing = Clearing(deploy("Clearing", abi.encode(members, new OpenFactory())));
        hostile = new HostileCash();
        for (uint256 i = 0; i < BANKS; i++) {
            hostile.mint(banks[i].maker, MONEY);
            vm.startPrank(banks[i].maker);
            hostile.approve(address(clearing), MONEY);
            clearing.deposit(_cash(), Pot.Collateral, COLLATERAL);
            clearing.deposit(_cash(), Pot.Fund, SHARE);
            vm.stopPrank();
        }
        terms.cash = _cash();
        startCycle();
        owe(0, 1, 200, 1);
        owe(3, 2, 50, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(-200, 200, 50, -50));
    }

    function test_RevertWhen_FundingReenters() public {
        hostile.setAct(address(clearing), abi.encodeCall(IClearing.fund, (cycle)));
        _refuses(0, abi.encodeCall(IClearing.fund, (cycle)), _again());
        uint256 id = uint256(cycle.raw());
        hostile.setAct(address(clearing), abi.encodeCall(clearing.onCashReceived, (id, banks[3].maker, 50)));
        _refuses(0, abi.encodeCall(IClearing.fund, (cycle)), _again());
    }

    function test_RevertWhen_SettlingReenters() public {
        fund(0);
        fund(3);
        hostile.setAct(address(clearing), abi.encodeCall(IClearing.settle, (terms)));
        _refuses(1, abi.encodeCall(IClearing.settle, (terms)), _again());
        bytes memory out = abi.encodeCall(IClearingDeposits.withdraw, (_cash(), Pot.Fund, SHARE, banks[1].maker));
        hostile.setAct(address(clearing), out);
        _refuses(1, abi.encodeCall(IClearing.settle, (terms)), _again());
        hostile.setTrick(HostileCash.Trick.None);
        clearing.settle(terms);
        hostile.setAct(address(clearing), out);
        _refuses(1, out, _again());
    }

    function test_RevertWhen_ADefaultReenters() public {
        fund(0);
        vm.warp(FUNDED_BY + 1);
        bytes memory resolve = abi.encodeCall(IClearing.resolveDefault, (terms, listOf(3)));
        hostile.setAct(address(clearing), resolve);
        _refuses(1, resolve, _again());
    }

    /// @dev One that is not paid keeps all from being settled.
    function test_RevertWhen_APaymentFails() public {
        fund(0);
        fund(3);
        hostile.setTrick(HostileCash.Trick.False);
        bytes memory failed = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, hostile);
        _refuses(1, abi.encodeCall(IClearing.settle, (terms)), failed);
        assertState(CycleState.Funded, "nothing is settled");
        hostile.setTrick(HostileCash.Trick.None);
        clearing.settle(terms);
    }

    function _cash() private view returns (ICash) {
        return ICash(address(hostile));
    }

    function _again() private pure returns (bytes memory) {
        return abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }

    function _refuses(uint256 by, bytes memory data, bytes memory reason) private {
        vm.prank(banks[by].maker);
        (bool done, bytes memory because) = address(clearing).call(data);
        vm.assertFalse(done, "it was done");
        vm.assertEq(because, reason, "reason");
    }
}
